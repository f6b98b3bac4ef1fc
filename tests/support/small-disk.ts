import * as fs from 'node:fs/promises';

/** A disk that can be full: what is there can be read, no new document can be written. */
export function smallDisk() {
  const state = { full: false };
  const open: typeof fs.open = async (path, flags, mode) => {
    if (state.full && flags === 'wx') throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    return fs.open(path, flags, mode);
  };
  return { state, disk: { open, rename: fs.rename, unlink: fs.unlink } };
}
