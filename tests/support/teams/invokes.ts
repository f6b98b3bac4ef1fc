import { activityOf, type Circumstances, type TeamsActivity } from './activity.js';

export interface ExecuteOptions extends Circumstances {
  /** The activity that holds the card. */
  readonly replyToId?: string;
  /** Of the action in the card. */
  readonly actionId?: string;
}

/** A button of the sort Action.Execute: Teams waits for a card or a message in the answer itself. */
export function cardExecute(verb: string, data: unknown, options: ExecuteOptions): TeamsActivity {
  return execute(verb, data, 'manual', options);
}

/** A card is looked at by somebody whom it names in its refresh: Teams asks by itself how it looks for them now. */
export function cardRefresh(verb: string, data: unknown, options: ExecuteOptions): TeamsActivity {
  return execute(verb, data, 'automatic', options);
}

function execute(verb: string, data: unknown, trigger: string, options: ExecuteOptions): TeamsActivity {
  const { replyToId = '1763630000001', actionId } = options;
  const action = { type: 'Action.Execute', ...(actionId !== undefined && { id: actionId }), verb, data };
  return { ...invoke('adaptiveCard/action', { action, trigger }, options), replyToId };
}

/** Any other question of Teams to which the bot answers in the response, such as signin/verifyState. */
export function invoke(name: string, value: unknown, circumstances: Circumstances): TeamsActivity {
  const activity = activityOf('invoke', circumstances);
  return { ...activity, name, value, channelData: { ...activity.channelData, source: { name: 'message' } } };
}
