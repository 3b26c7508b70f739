// Reads one file with one of the other readers and prints what it took, as JSON: node peers.js READER FILE RUNS
import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';

const require = createRequire(import.meta.url);
const [reader, file, runs] = process.argv.slice(2);

async function stream(parser) {
  let segments = 0;
  const count = new Writable({ objectMode: true, write(_segment, _encoding, done) { segments++; done(); } });
  await pipeline(createReadStream(file), parser, count);
  return segments;
}

// Both give one object a segment; node-x12 can also build the tree of a whole file and compare its counts and control numbers.
const readers = {
  'x12-parser': async () => { const { X12parser } = require('x12-parser'); return stream(new X12parser()); },
  'node-x12 stream': async () => { const { X12Parser } = require('node-x12'); return stream(new X12Parser()); },
  'node-x12 strict': async () => {
    const { X12Parser } = require('node-x12');
    const whole = new X12Parser(true).parse(readFileSync(file, 'utf8'));
    return whole.functionalGroups.flatMap(g => g.transactions).reduce((sum, t) => sum + t.segments.length + 2, 0);
  },
};

const seconds = [];
let items = 0;
for (let run = 0; run <= Number(runs); run++) {
  const start = process.hrtime.bigint();
  items = await readers[reader]();
  if (run > 0) seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(JSON.stringify({ Seconds: seconds, Items: items, Findings: 0, PeakBytes: process.resourceUsage().maxRSS * 1024 }));
