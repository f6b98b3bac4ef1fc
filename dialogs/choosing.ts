import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { BedoelDialog } from './bedoel-dialog.js';
import { HelpDialog } from './help-dialog.js';
import { MenuDialog } from './menu-dialog.js';
import { ProtocolDialog } from './protocol-dialog.js';
import type { TalkDialog } from './talk-dialog.js';

/** Dialogs that only help to choose what to do, or that only tell something. */
export const CHOOSING: ReadonlySet<string> = new Set([BedoelDialog.id, HelpDialog.id, ProtocolDialog.id]);

/** A melding is told, sent or answered here: what is typed goes with it. */
export const WITH_SCHOOL: ReadonlySet<string> = new Set([
  'melding',
  'details',
  'woorden',
  'status',
  'contact',
]);

/** Nothing was begun here, so an answer may take the place of the question what to do. */
export const chooses = ({ id }: TalkDialog): boolean => id === MenuDialog.id || CHOOSING.has(id);

/** A dialog that only helps to choose makes room for what was chosen. */
export const replaceOrBegin = (
  dc: DialogContext,
  top: TalkDialog,
  id: string,
  options: object = {},
): Promise<DialogTurnResult> =>
  CHOOSING.has(top.id) ? dc.replaceDialog(id, options) : dc.beginDialog(id, options);
