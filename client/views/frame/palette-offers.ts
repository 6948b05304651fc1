import { createSignal, onCleanup } from 'solid-js';
import type { Section } from '../../ui/finder.tsx';

type Offer = () => readonly Section[];

const [offers, setOffers] = createSignal<readonly Offer[]>([]);

/** What the page at hand offers in the palette, for as long as the caller lives. */
export function offerInPalette(offer: Offer): void {
  setOffers((all) => [...all, offer]);
  onCleanup(() => setOffers((all) => all.filter((one) => one !== offer)));
}

/** What stands in the palette because of the page at hand; tracks. */
export const offered = (): readonly Section[] => offers().flatMap((offer) => offer());
