import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadAssets } from '../../src/web/static.js';
import { type BenchOptions, compare, type Report } from './report.js';

/** What the browser fetches before a chat can begin: the page's program against Web Chat's smallest. */
export async function measurePage({ root, peers }: BenchOptions): Promise<Report> {
  const peer = join(peers, 'node_modules/botframework-webchat/dist/webchat-minimal.js');
  if (!existsSync(peer)) {
    return { benchmarks: [], skipped: [{ name: 'page', reason: 'botframework-webchat is not installed' }] };
  }
  const assets = loadAssets(join(root, 'dist/client'));
  const ours = assets.find(assets.url('chat.js').replace('/static/', ''))?.gzip.length ?? Number.NaN;
  const theirs = gzipSync(readFileSync(peer), { level: 9 }).length;
  return { benchmarks: [compare('page.webchat-minimal', [ours], [theirs], 'bytes gzipped')], skipped: [] };
}
