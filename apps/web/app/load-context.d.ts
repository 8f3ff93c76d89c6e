import '@remix-run/node';
import type { PageExtras } from '../server/app.ts';
import type { AppContext } from '../server/context.ts';

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext, PageExtras {}
  interface Future {
    v3_singleFetch: true;
  }
}
