/** What a route may export as `handle`. */
export interface RouteHandle {
  /** `false`: the page and everything under it is plain HTML, without any script. */
  readonly script?: false;
  /** `rail` narrows the navigation for pages that need the width. */
  readonly shell?: 'rail';
}
