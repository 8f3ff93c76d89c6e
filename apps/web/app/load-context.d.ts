import '@remix-run/node';
import type { AppContext } from '../server/context.ts';

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
