import { LitElement } from 'lit'

/** What all elements are: of an attribute that is taken away its property is again what it was in the beginning. */
export abstract class ShakhesElement extends LitElement {
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value)
    const own = this.constructor as typeof LitElement & (new () => LitElement)
    // Lit leaves null, which is no value of any attribute.
    if (value === null) for (const key of own.elementProperties.keys()) if (Reflect.get(this, key) === null) Reflect.set(this, key, Reflect.get(new own(), key))
  }
}
