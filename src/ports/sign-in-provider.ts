/** What is kept of a sign-in under way, until the provider sends the browser back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The sign-in of the bestuur itself, over OpenID Connect. */
export interface SignInProvider {
  /** @throws When the provider cannot be reached. */
  start(): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /**
   * Checks what the provider sent back.
   * @param callback The whole address that the browser came back to.
   * @returns the address of who signed in, or undefined when anything does not fit: state, nonce, code, issuer,
   * signature, time, or an address that the provider does not vouch for.
   */
  finish(callback: URL, pending: PendingSignIn): Promise<string | undefined>;
}
