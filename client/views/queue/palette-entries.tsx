import { useLocation, useNavigate } from '@solidjs/router';
import Bookmark from 'lucide-solid/icons/bookmark';
import Zap from 'lucide-solid/icons/zap';
import { able } from '../../acts/able.ts';
import { openAct } from '../../acts/act-keys.ts';
import { actNames, kindOf } from '../../acts/kinds.ts';
import { createReader } from '../../acts/reader.ts';
import type { Book } from '../../incidents/book.ts';
import type { Entry } from '../../ui/finder.tsx';
import { plain } from '../../ui/search-rank.ts';
import { offerInPalette } from '../frame/palette-offers.ts';
import type { Queue } from './queue.ts';
import { inFront } from './queue-keys.ts';
import { builtIn, type ViewEntry } from './views/built-in.ts';

/** In the palette: the list's views, and what can be done to what is ticked or in front. */
export function offerQueue(queue: Queue, book: Book): void {
  const location = useLocation();
  const navigate = useNavigate();
  const reader = createReader();

  const view = ({ name, query }: ViewEntry): Entry => ({
    id: `view-${plain(name).replaceAll(/\W+/g, '-')}`,
    word: name,
    texts: [plain(name), `view ${plain(name)}`],
    before: () => <Bookmark class="icon" aria-hidden="true" />,
    choose: () => navigate(query === '' ? location.pathname : `${location.pathname}?${query}`),
  });
  const acts = (): Entry[] => {
    const targets = inFront({ queue, book });
    return actNames
      .filter((name) => able(name, targets, reader).why === null)
      .map((name) => {
        const { word, key } = kindOf(name);
        return {
          id: `act-${name}`,
          word,
          texts: [plain(word)],
          before: () => <Zap class="icon" aria-hidden="true" />,
          after: () => key && <kbd>{key}</kbd>,
          choose: () => openAct(name, targets),
        };
      });
  };
  const title = (): string => {
    const targets = inFront({ queue, book });
    return targets.length === 1 ? targets[0]!.number : `${targets.length} ticked incidents`;
  };
  offerInPalette(() => {
    const entries = acts();
    return [
      ...(entries.length > 0 ? [{ title: title(), entries }] : []),
      { title: 'Views', entries: [...queue.views.saved(), ...builtIn].map(view), hidden: true },
    ];
  });
}
