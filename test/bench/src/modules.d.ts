/** The engine that a bundle is for. */
declare module 'bench:engine' {
  import type { Engine } from './answer.ts'
  export const engine: Engine
}
