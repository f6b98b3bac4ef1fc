import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { lived, livingSchool } from './life-table.js';
it('gen', async () => {
  const id = process.env.GEN ?? '';
  const school = await livingSchool(id);
  const parts = readFileSync(`/tmp/t3/${id}.txt`, 'utf8').split(/^# /m).slice(1);
  const vars: Record<string, string> = {};
  const blocks: { title: string; used: string; rows: string[][] }[] = [];
  for (const part of parts) {
    const [title = '', ...rest] = part.split('\n');
    const raw = rest.join('\n');
    const used = /^\$(\w+)$/m.exec(raw)?.[1] ?? '';
    const full = raw.replace(/^\$(\w+)$/gm, (_, v) => vars[v] ?? `?? ${v}`);
    if (title.startsWith('$')) vars[title.slice(1).trim()] = full.trim();
    const skip = used === '' ? 0 : lived(school, vars[used] ?? '').told.length;
    const rows = lived(school, full).told.map((l) => l.split(' | ')).slice(skip);
    blocks.push({ title, used, rows });
  }
  const all = blocks.flatMap(({ rows }) => rows);
  const w = [0, 1, 2].map((c) => Math.max(...all.map((r) => (r[c] ?? '').length)));
  const table = (b: (typeof blocks)[number], ind: string) =>
    '`' + (b.used === '' ? '' : '${' + b.used + '}') + '\n' + b.rows.map((r) => ind + r.map((c, i) => c.padEnd(w[i] ?? 0)).join(' | ').trimEnd()).join('\n') + '`';
  const head = blocks.filter(({ title }) => title.startsWith('$')).map((b) => `const ${b.title.slice(1)} = ${table(b, '  ')};\n`).join('\n');
  const lives = blocks.filter(({ title }) => !title.startsWith('$')).map((b) => `  ${JSON.stringify(b.title)}: ${table(b, '    ')},\n`).join('');
  writeFileSync(`/tmp/t3/${id}.ts`, `${head}\ndescribeLives(school, {\n${lives}});\n`);
});
