import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A sheet that is still fading in has the contrast of nothing; what beats for ever is left alone. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished))`;

/** What axe-core calls serious or critical on the page as it is now, in words. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(SETTLED);
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
