// Put into the page by `measure-window`: tells when what someone did stood painted on the screen.
window.paints ??= (() => {
  /** As long after the last change, nothing more belongs to what was done. Shorter than a typist's pause. */
  const QUIET = 150;
  /** As long after a key that the page never got. */
  const LOST = 5000;

  /** Calls back with the time when the next frame has been drawn: a message comes after the drawing of its frame. */
  function drawn(done) {
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => done(performance.now());
      after.port2.postMessage(null);
    });
  }

  // What is asked of the core and not yet answered: while something is, more may change.
  let asked = 0;
  let answered = 0;
  const fetch = window.fetch;
  window.fetch = async (...call) => {
    asked += 1;
    try {
      return await fetch(...call);
    } finally {
      asked -= 1;
      answered = performance.now();
    }
  };

  let began = null;
  let last = null;
  let drawing = 0;
  let observer;
  let unwatch = () => {};

  function concerns(selector, { target, addedNodes }) {
    const element = target instanceof Element ? target : target.parentElement;
    if (element?.closest(selector)) return true;
    return [...addedNodes].some((node) => node instanceof Element && (node.matches(selector) || node.querySelector(selector)));
  }

  /** Watches what `selector` means from now on. */
  function watch(selector) {
    unwatch();
    began = last = null;
    drawing = 0;
    observer?.disconnect();
    const mine = new MutationObserver((records) => {
      if (began === null || !records.some((record) => concerns(selector, record))) return;
      drawing += 1;
      drawn((now) => {
        if (observer !== mine) return;
        drawing -= 1;
        last = now;
      });
    });
    observer = mine;
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }

  return {
    /** The next key begins it, from the moment that the system gave it. */
    key(selector) {
      watch(selector);
      const pressed = (event) => (began ??= event.timeStamp);
      addEventListener('keydown', pressed, { capture: true });
      unwatch = () => removeEventListener('keydown', pressed, { capture: true });
    },

    /** Does something that begins it. */
    act(selector, what) {
      watch(selector);
      began = performance.now();
      what();
    },

    /** Calls back with the milliseconds from its beginning to the last frame that it changed; null: nothing changed. */
    settled(done) {
      const since = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        const quiet = began !== null && asked === 0 && drawing === 0 && now - Math.max(began, answered, last ?? 0) > QUIET;
        if (!quiet && now - since < LOST) return;
        clearInterval(timer);
        done(last === null ? null : last - began);
      }, 10);
    },

    /**
     * Scrolls a list for `span` milliseconds, `speed` pixels a second, back and forth. Calls back with how long each
     * frame took and how long the rows in sight were not all there, one figure for each time that they weren't.
     */
    scroll(speed, span, done) {
      const grid = document.querySelector('[role=grid]');
      const scroller = grid.parentElement;
      const most = scroller.scrollHeight - scroller.clientHeight;
      const heading = grid.tHead.offsetHeight;
      const frames = [];
      const blanks = [];
      const start = performance.now();
      let before = start;
      let blankSince = null;

      function isWhole() {
        const sight = scroller.getBoundingClientRect();
        const rows = [...grid.tBodies[0].rows];
        const there = rows.filter((row) => {
          const box = row.getBoundingClientRect();
          return box.bottom > sight.top + heading && box.top < sight.bottom;
        });
        const first = there.at(0)?.getBoundingClientRect();
        const end = there.at(-1)?.getBoundingClientRect();
        const covered = first && first.top <= sight.top + heading + 1 && end.bottom >= sight.top + scroller.clientHeight - 1;
        return covered && !there.some((row) => row.ariaBusy === 'true');
      }

      function frame(now) {
        frames.push(now - before);
        before = now;
        if (isWhole()) {
          if (blankSince !== null) blanks.push(now - blankSince);
          blankSince = null;
        } else blankSince ??= now;
        if (now - start > span && (blankSince === null || now - start > 2 * span)) {
          if (blankSince !== null) blanks.push(now - blankSince);
          return done({ frames: frames.slice(1), blanks });
        }
        // Between two frames, as the wheel does it: the page hears of it before it draws the next.
        if (now - start <= span) {
          const way = ((now - start) * speed) / 1000;
          const turn = way % (2 * most);
          scroller.scrollTop = turn > most ? 2 * most - turn : turn;
        }
        drawn(frame);
      }
      scroller.scrollTop = 0;
      drawn(frame);
    },
  };
})();
