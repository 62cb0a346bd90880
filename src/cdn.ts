// What a script tag gets: every element registered, and the names that a page without a bundler may need.
import './define.ts'

export { DataSource } from './source/index.ts'
export { ShakhesError } from './model/index.ts'
