import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, symlink, unlink } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DataFolderInUse } from '../../errors.js';
import { errorCode, unavailable } from './disk.js';

/** In bytes; the system takes 108 on Linux, 104 on macOS. */
const LONGEST_SOCKET_PATH = 100;
const HELD = 'held';
/** Whoever listens but does not answer holds the folder. */
const ANSWER_WITHIN_MS = 5000;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process, with a listening socket that dies with it: a killed one is taken over.
 *
 * Each starter listens under a name of its own, `lock-….sock`, before it looks at the others. So of any two at least
 * one sees the other; a dead socket can be removed safely because its name never comes back; and of two that start at
 * once the lower name goes on.
 * @throws {DataFolderInUse} @throws {StoreUnavailable}
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const own = `lock-${randomBytes(8).toString('hex')}.sock`;
  const short = await shortPath(folder, own);
  let held = false;
  const asking = new Set<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => asking.delete(socket));
    asking.add(socket);
    if (held) socket.end(HELD);
  });
  server.unref();
  const release = async () => {
    for (const socket of asking) socket.destroy();
    await new Promise<void>((done) => server.close(() => done()));
    await unlink(join(folder, own)).catch(() => undefined);
  };

  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(join(short.folder, own), done);
    });
    const others = (await readdir(folder)).filter((name) => /^lock-.*\.sock$/.test(name) && name !== own);
    for (const other of others) {
      const answer = await ask(join(short.folder, other), other < own);
      if (answer === 'dead') await unlink(join(folder, other)).catch(() => undefined);
      if (answer === 'alive') throw new DataFolderInUse({ folder });
    }
  } catch (error) {
    await release();
    throw error instanceof DataFolderInUse ? error : unavailable(error);
  } finally {
    await short.remove();
  }
  held = true;
  for (const socket of asking) socket.end(HELD);
  return { release };
}

/**
 * Asks another starter how it went.
 * @param yields Whether being alive is enough to give way to it; otherwise we wait until it holds the lock or gives up.
 */
function ask(path: string, yields: boolean): Promise<'alive' | 'dead' | 'gone'> {
  return new Promise((done) => {
    const socket = createConnection(path);
    socket.setTimeout(ANSWER_WITHIN_MS, () => {
      done('alive');
      socket.destroy();
    });
    socket.on('connect', () => {
      if (!yields) return;
      done('alive');
      socket.destroy();
    });
    socket.on('data', () => done('alive'));
    socket.on('end', () => done('gone'));
    socket.on('close', () => done('gone'));
    socket.on('error', (error) => {
      const code = errorCode(error);
      if (code === 'ECONNREFUSED') done('dead');
      else done(code === 'ENOENT' || code === 'ECONNRESET' || code === 'EPIPE' ? 'gone' : 'alive');
    });
  });
}

/** The folder under a name that is short enough for a socket: through a symbolic link when it must. */
async function shortPath(folder: string, name: string) {
  const absolute = resolve(folder);
  if (Buffer.byteLength(join(absolute, name)) <= LONGEST_SOCKET_PATH) {
    return { folder: absolute, remove: async () => undefined };
  }
  const temporary = await mkdtemp(join(tmpdir(), 'mm-'));
  await symlink(absolute, join(temporary, 'd'));
  return { folder: join(temporary, 'd'), remove: () => rm(temporary, { recursive: true, force: true }) };
}
