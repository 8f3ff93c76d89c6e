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
  resolve: { dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks', 'use-intl'] },
  optimizeDeps: {
    // Found at once, or every first visit of a page would prepare again and load React twice.
    include: [
      'react',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      '@remix-run/react',
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/form',
      '@mantine/notifications',
      'use-intl',
      'zod',
    ],
    exclude: ['@tabler/icons-react'],
  },
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 800 },
});
