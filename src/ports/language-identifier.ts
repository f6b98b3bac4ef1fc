/** Tells in which language somebody writes, of those that the program knows: nl, en, tr, ar, pl and uk. */
export interface LanguageIdentifier {
  /**
   * The language of one message. Pure; never throws.
   * @returns undefined when it is not plain: too short, two languages mixed, or a language that is not known here.
   * It says so rather too often: Dutch that is taken for another language is a child that is answered in that one.
   */
  identify(text: string): string | undefined;
}
