/** The engine that a bundle is for. */
declare module 'bench:engine' {
  export const engine: import('./answer.ts').Engine
}
