import { randomBytes, randomInt } from 'node:crypto';
import { toConversationId, toDraftId, toMedewerkerId } from '../../domain/ids.js';
import type { Ids } from '../../ports/ids.js';

export function createCryptoIds(): Ids {
  const random = () => randomBytes(16).toString('base64url');
  return {
    random,
    draft: () => toDraftId(random()),
    conversation: () => toConversationId(random()),
    medewerker: () => toMedewerkerId(random()),
    randomInt: (max) => randomInt(max),
  };
}
