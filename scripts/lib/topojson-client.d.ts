/** The one function we use of a package without types. */
declare module "topojson-client" {
  export function feature(
    topology: unknown,
    geometry: unknown,
  ): { readonly geometry: { readonly coordinates: readonly (readonly (readonly [number, number][])[])[] } };
}
