import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { tablerIcons } from './tabler-icons.ts';

export default defineConfig({
  plugins: [
    tablerIcons(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // Icons come in by file, see tabler-icons.ts; Node must not load the package's index of six thousand.
  ssr: { noExternal: [/^@tabler\/icons-react/] },
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 800 },
});
