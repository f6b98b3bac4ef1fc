export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly value?: unknown;
}

export interface Activity {
  readonly id?: string;
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly locale?: string;
  readonly value?: unknown;
  readonly from?: { readonly id?: string; readonly role?: string };
  readonly suggestedActions?: { readonly actions?: readonly CardAction[] };
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly geheim?: string;
    readonly spoed?: boolean;
    readonly messageBack?: { readonly displayText?: string };
  };
}

/** Whether the user said it, in this tab or another. */
export const isOwn = (activity: Activity): boolean =>
  activity.from?.role === 'user' || activity.channelData?.clientActivityID !== undefined;
