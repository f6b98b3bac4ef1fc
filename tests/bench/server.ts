// One server of the benchmarks, in a process of its own: server.js KIND ROOT FOLDER. Tells its port, and how much
// memory it takes when it is asked.
import { startCloudEcho, startDirectLineEcho } from './echo-servers.js';
import { startProduct } from './product.js';

const [kind, root = '', folder = ''] = process.argv.slice(2);
const port = await start();
process.on('message', () => {
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ used: heapUsed + external });
});
process.on('disconnect', () => process.exit());
process.send?.({ port });

function start(): Promise<number> {
  if (kind === 'product') return startProduct(root, folder);
  if (kind === 'directline') return startDirectLineEcho(root);
  return startCloudEcho();
}
