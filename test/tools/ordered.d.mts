import type { Plugin } from 'vite'

export declare function ordered(root: string, name: string, entry: string): Plugin
