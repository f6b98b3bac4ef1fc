import {
  type Attachment,
  activityOf,
  botIdOf,
  botName,
  type Circumstances,
  groupConversation,
  type TeamsActivity,
  teamData,
  threadConversation,
} from './activity.js';
import { tenantId } from './issuer.js';

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const html = (content: string): Attachment => ({ contentType: 'text/html', content });
const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('\n');

/** Somebody types to the bot in their own chat with it. Teams sends the words twice: as text and as HTML. */
export function personalMessage(text: string, circumstances: Circumstances): TeamsActivity {
  return {
    ...activityOf('message', circumstances),
    textFormat: 'plain',
    text,
    attachments: [html(paragraphs(text))],
  };
}

export interface SubmitOptions extends Circumstances {
  /** The activity that holds the card. */
  readonly replyToId?: string;
}

/** A button of the sort Action.Submit: only a value, and no text. */
export function cardSubmit(value: unknown, circumstances: SubmitOptions): TeamsActivity {
  return { ...pressed(circumstances), value };
}

/** A button that sends words and a value along (messageBack). */
export function messageBack(text: string, value: unknown, circumstances: SubmitOptions): TeamsActivity {
  return { ...pressed(circumstances), textFormat: 'plain', text, value };
}

function pressed(circumstances: SubmitOptions): TeamsActivity {
  const activity = activityOf('message', circumstances);
  const { replyToId = '1763630000001' } = circumstances;
  return {
    ...activity,
    replyToId,
    channelData: {
      ...activity.channelData,
      source: { name: 'message' },
      legacy: { replyToId: `1:${replyToId}` },
    },
  };
}

export interface GroupOptions extends Circumstances {
  readonly group?: string;
  /** Whether the bot is called upon; without that, Teams sends a message only where the app may read all. */
  readonly mention?: boolean;
}

/** In a group chat, for which the bot has to be called upon. */
export function groupMessage(text: string, options: GroupOptions): TeamsActivity {
  const conversation = groupConversation(options.group ?? 'mentoren', options.tenant);
  return addressed(text, activityOf('message', { conversation, ...options }), options);
}

export interface ChannelOptions extends Circumstances {
  readonly team?: string;
  readonly channel?: string;
  /** The message that began the thread; by default this one. */
  readonly root?: string;
  readonly mention?: boolean;
}

/** In a channel of a team, in a thread of its own or as an answer in another. */
export function channelMessage(text: string, options: ChannelOptions): TeamsActivity {
  const { team = 'Zorgteam', channel = 'Zorgteam', tenant = tenantId } = options;
  const draft = activityOf('message', options);
  const activity = {
    ...draft,
    conversation: options.conversation ?? threadConversation(channel, options.root ?? draft.id, tenant),
    channelData: teamData(team, channel, tenant),
  };
  return addressed(text, activity, options);
}

function addressed(
  text: string,
  activity: TeamsActivity,
  options: GroupOptions | ChannelOptions,
): TeamsActivity {
  if (options.mention === false)
    return { ...activity, textFormat: 'plain', text, attachments: [html(paragraphs(text))] };
  const name = options.botName ?? botName;
  const at = `<at>${name}</at>`;
  const spot = `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${name}</span>`;
  const mention = { type: 'mention', mentioned: { id: botIdOf(options), name }, text: at };
  return {
    ...activity,
    textFormat: 'plain',
    text: `${at} ${text}\n`,
    attachments: [html(`<p>${spot}&nbsp;${escaped(text)}</p>`)],
    entities: [mention, ...activity.entities],
  };
}

/** A file that was put in the chat: it stands in the OneDrive of the sender, with an address to fetch it from. */
export function fileMessage(file: string, circumstances: Circumstances, text?: string): TeamsActivity {
  const folder = 'https://school-my.sharepoint.com/personal/leerling_school_nl';
  const download: Attachment = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `${folder}/Documents/Microsoft Teams Chat Files/${file}`,
    name: file,
    content: {
      downloadUrl: `${folder}/_layouts/15/download.aspx?UniqueId=1150d938-8870-4044-9f2c-5bbdeba70c9d&tempauth=test`,
      uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
      fileType: file.split('.').at(-1) ?? '',
    },
  };
  return {
    ...activityOf('message', circumstances),
    ...(text !== undefined && { textFormat: 'plain', text }),
    attachments: [download, html(text === undefined ? '' : paragraphs(text))],
  };
}

/** A picture that was pasted: Teams does not say of which kind, and shows it only to the bot itself. */
export function imageMessage(circumstances: Circumstances, text?: string): TeamsActivity {
  const object = '0-weu-d1-5360689c55c308cb4e3b51722e46b801';
  const source = `https://eu-api.asm.skype.com/v1/objects/${object}/views/imgo`;
  const shown = `<p><img src="${source}" itemtype="http://schema.skype.com/AMSImage" alt="image"></p>`;
  return {
    ...activityOf('message', circumstances),
    ...(text !== undefined && { textFormat: 'plain', text }),
    attachments: [
      {
        contentType: 'image/*',
        contentUrl: `${circumstances.serviceUrl}v3/attachments/${object}/views/original`,
      },
      html(text === undefined ? shown : `${paragraphs(text)}\n${shown}`),
    ],
  };
}
