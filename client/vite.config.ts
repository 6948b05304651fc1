import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid()],
  server: {
    proxy: { '/api': server, '/live': { target: server, ws: true }, '/ops': { target: server, ws: true } },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Fonts stay files: data: URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Schemas are for the server; a page that imports a constant beside them must not carry the schema builder.
      treeshake: { manualPureFunctions: ['Type'] },
    },
  },
});
