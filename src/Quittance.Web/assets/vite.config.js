import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const web = join(here, '..');
const iconFolder = join(here, 'node_modules/@tabler/icons/icons/outline');

// Icons are named in pages (<q-icon name="ban">), in tag helpers (icons.Svg("ban")) and in tables of chips (Icon: "ban").
const uses = [
  /<q-icon\s[^>]*?name="([a-z0-9-]+)"/g,
  /\bicons\.Svg\("([a-z0-9-]+)"/g,
  /\bIcon:\s*"([a-z0-9-]+)"/g,
  /\s(?:icon|action-icon)="([a-z0-9-]+)"/g,
];

/** One sprite of the icons that the pages really use. A wrong name stops the build and says where it stands. */
function icons() {
  return {
    name: 'icons',
    buildStart() {
      const found = new Map();
      for (const file of readdirSync(web, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(cshtml|cs)$/.test(file)) continue;
        const text = readFileSync(join(web, file), 'utf8');
        for (const use of uses) for (const [, name] of text.matchAll(use)) if (!found.has(name)) found.set(name, file);
      }
      const symbols = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, file]) => {
        let svg;
        try {
          svg = readFileSync(join(iconFolder, `${name}.svg`), 'utf8');
        } catch {
          this.error(`${file} asks for the icon "${name}", which Tabler's outline set does not have.`);
        }
        const body = svg.replace(/<!--[\s\S]*?-->/g, '').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
          .replace(/<path stroke="none" d="M0 0h24v24H0z"[^>]*\/>/, '').replace(/\s+/g, ' ').trim();
        return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
      });
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`;
      this.emitFile({ type: 'asset', name: 'icons.svg', originalFileName: 'icons.svg', source });
    },
  };
}

/** The policy of the pages refuses data: pictures, so each one in the bundled style sheet becomes a file of its own. */
function noDataUris() {
  return {
    name: 'no-data-uris',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const sheet of Object.values(bundle)) {
        if (sheet.type !== 'asset' || !sheet.fileName.endsWith('.css')) continue;
        let n = 0;
        sheet.source = String(sheet.source).replace(/url\((["']?)data:image\/svg\+xml(;[^,]*)?,([\s\S]*?)\1\)/g, (_all, _quote, kind, body) => {
          const svg = kind?.includes('base64') ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body);
          const id = this.emitFile({ type: 'asset', name: `tabler-${n++}.svg`, source: svg });
          return `url(/app/${this.getFileName(id)})`;
        });
        if (/url\(["']?data:/.test(sheet.source)) this.error('A data: address is left in the style sheet; the policy would refuse it.');
      }
    },
  };
}

export default {
  root: here,
  base: '/app/',
  publicDir: false,
  plugins: [icons(), noDataUris()],
  build: {
    outDir: '../wwwroot/app',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    // light-dark() stays as written: all current browsers settle it themselves.
    cssTarget: ['chrome125', 'firefox125', 'safari17.5'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // htmx keeps an eval that our settings switch off.
      checks: { eval: false },
      input: { app: join(here, 'app.js'), charts: join(here, 'charts.js'), passkeys: join(here, 'passkeys.js'), upload: join(here, 'upload.js') },
    },
  },
};
