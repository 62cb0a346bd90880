import type { Plugin } from 'vite'

export declare function ordered(root: string): Plugin
