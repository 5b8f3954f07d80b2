/**
 * `@peculiar/x509` asks for a metadata polyfill at load, for the decorators of its container. The tests use none of
 * what it would carry: no metadata at all is enough. Import this file before the library.
 */
if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, {
    metadata: () => () => undefined,
    defineMetadata: () => undefined,
    getMetadata: () => undefined,
    getOwnMetadata: () => undefined,
    hasMetadata: () => false,
    hasOwnMetadata: () => false,
  })
}
