export const adapter = {
  manifest: { name: 'my-crm', history: 'current-only' },
  async rows({ fetch }) {
    const deals = await (await fetch(new URL('../api/deals', import.meta.url).href)).json()
    return { opportunities: deals.map((d) => ({
      id: d.key, ownerId: d.seller, stage: d.phase, product: d.item,
      createdAt: d.opened, closedAt: d.closed, amount: d.cents, currency: 'EUR',
    })) }
  },
}
