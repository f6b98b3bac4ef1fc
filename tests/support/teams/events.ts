import {
  activityOf,
  botIdOf,
  type Circumstances,
  channelIdOf,
  type Person,
  type TeamsActivity,
} from './activity.js';
import { tenantId } from './issuer.js';
import { personalMessage } from './messages.js';

export type InstallAction = 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade';

export interface PlaceOptions extends Circumstances {
  /** In a team instead of somebody's own chat. */
  readonly team?: string;
}

/** The app is put somewhere, or taken away. Teams does not give the name of who did it. */
export function installationUpdate(action: InstallAction, options: PlaceOptions): TeamsActivity {
  const activity = placed('installationUpdate', options);
  const { team } = options;
  const settings = team === undefined ? {} : { settings: { selectedChannel: { id: channelIdOf(team) } } };
  return {
    ...activity,
    action,
    from: withoutName(activity.from),
    entities: [{ type: 'clientInfo', locale: activity.locale }],
    channelData: { ...activity.channelData, ...settings, source: { name: 'message' } },
  };
}

/** People or bots join; by default the bot itself. */
export function membersAdded(options: PlaceOptions, members?: readonly Person[]): TeamsActivity {
  return { ...changed('teamMemberAdded', options), membersAdded: membersOf(options, members) };
}

/** People or bots leave; by default the bot itself. */
export function membersRemoved(options: PlaceOptions, members?: readonly Person[]): TeamsActivity {
  return { ...changed('teamMemberRemoved', options), membersRemoved: membersOf(options, members) };
}

function changed(eventType: string, options: PlaceOptions): TeamsActivity {
  const activity = placed('conversationUpdate', options);
  const event = options.team === undefined ? {} : { eventType };
  return {
    ...activity,
    from: withoutName(activity.from),
    channelData: { ...activity.channelData, ...event },
  };
}

function membersOf(options: PlaceOptions, members?: readonly Person[]) {
  return members?.map(({ id, aadObjectId }) => ({ id, aadObjectId })) ?? [{ id: botIdOf(options) }];
}

function placed(type: string, options: PlaceOptions): TeamsActivity {
  const { team, tenant = tenantId } = options;
  if (team === undefined) return activityOf(type, options);
  const id = channelIdOf(team);
  const conversation = { isGroup: true, conversationType: 'channel', tenantId: tenant, id };
  return {
    ...activityOf(type, { conversation, ...options }),
    channelData: {
      team: { id, name: team, aadGroupId: 'da849743-4259-475f-ae7a-4f4b0fb49943' },
      channel: { id },
      tenant: { id: tenant },
    },
  };
}

function withoutName({ id, aadObjectId }: TeamsActivity['from']): TeamsActivity['from'] {
  return { id, ...(aadObjectId !== undefined && { aadObjectId }) };
}

/** Somebody changes a message; it keeps its id. */
export function messageEdit(message: TeamsActivity, text: string): TeamsActivity {
  const { attachments } = personalMessage(text, { serviceUrl: message.serviceUrl });
  return { ...about(message, 'messageUpdate', 'editMessage'), text, ...(attachments && { attachments }) };
}

/** Somebody takes a message away; Teams does not repeat what it said. */
export function messageDelete(message: TeamsActivity): TeamsActivity {
  const { text: _text, textFormat: _format, attachments: _attachments, ...rest } = message;
  return about(rest, 'messageDelete', 'softDeleteMessage');
}

/** Somebody puts back a message that was taken away. */
export function messageUndelete(message: TeamsActivity): TeamsActivity {
  return about(message, 'messageUpdate', 'undeleteMessage');
}

function about(message: TeamsActivity, type: string, eventType: string): TeamsActivity {
  const { timestamp } = activityOf(type, { serviceUrl: message.serviceUrl });
  return { ...message, type, timestamp, channelData: { eventType, ...message.channelData } };
}

export type Reaction = 'like' | 'heart' | 'laugh' | 'surprised' | 'sad' | 'angry';

/** A thumb or a heart with something the bot said. */
export function reactionAdded(type: Reaction, to: string, circumstances: Circumstances): TeamsActivity {
  return { ...reaction(to, circumstances), reactionsAdded: [{ type }] };
}

/** The same, taken back. */
export function reactionRemoved(type: Reaction, to: string, circumstances: Circumstances): TeamsActivity {
  return { ...reaction(to, circumstances), reactionsRemoved: [{ type }] };
}

function reaction(to: string, circumstances: Circumstances): TeamsActivity {
  const activity = activityOf('messageReaction', circumstances);
  const legacy = { replyToId: `1:${to}` };
  return {
    ...activity,
    from: withoutName(activity.from),
    replyToId: to,
    channelData: { ...activity.channelData, legacy },
  };
}
