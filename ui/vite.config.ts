import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The window's own policy (src-tauri/tauri.conf.json), so that what it forbids already fails while developing.
// Vite's server puts styles into the page itself, hence the nonce; the built pages need none.
const developmentPolicy =
  "default-src 'self'; style-src 'self' 'nonce-development'; script-src 'self' 'nonce-development'";

export default defineConfig(({ command }) => ({
  plugins: [svelte()],
  ...(command === 'serve' ? { html: { cspNonce: 'development' } } : {}),
  server: {
    host: '127.0.0.1',
    port: 1420,
    strictPort: true,
    headers: { 'Content-Security-Policy': developmentPolicy },
  },
  build: {
    // WebKitGTK 2.44, macOS 14.5 and any WebView2 in use: the first with light-dark().
    target: ['safari17.5', 'chrome123'],
    // No data: addresses, which the policy forbids, and no script in the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet of styles for all screens, so that none is ever seen without.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1000,
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
}));
