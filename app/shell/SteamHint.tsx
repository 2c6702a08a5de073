/** Real libraries are not the site's to ship: whoever has them builds the file. */
export const SteamHint = () => (
  <>
    Real players’ libraries are not shipped with the site. In a copy of the project, <code>npm run data</code>{' '}
    downloads the public dump and builds the file; reload, and they can be chosen.
  </>
);
