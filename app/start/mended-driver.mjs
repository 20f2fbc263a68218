/**
 * Mends the Postgres driver (postgres 3.4.9) while it is loaded. As published it does not survive the loss of a
 * connection in the middle of a transaction: its own rollback writes to a socket that is gone, which ends the
 * whole process; or the place in the pool stays blocked for ever; or a statement of the lost transaction reaches the
 * connection that was opened in its place. Known upstream: https://github.com/porsager/postgres/issues/1208.
 * tests/faults/storm.test.ts kills the server in the middle of transactions and fails without this.
 */
const mendings = [
  {
    file: "/postgres/src/index.js",
    // A lost transaction accepts nothing any more, not even its rollback: the server has undone it already.
    changes: [
      ["let savepoints = 0\n", "let savepoints = 0, lost = null\n"],
      ["connection.onclose = reject)", "connection.onclose = e => reject(lost = e))"],
      [
        "q.catch(e => uncaughtError || (uncaughtError = e))\n",
        "q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost) return q.reject(lost)\n",
      ],
    ],
  },
  {
    file: "/postgres/src/connection.js",
    changes: [
      // Nothing that was still to be written or answered is carried over to the connection that follows.
      [
        "clearImmediate(nextWriteTimer)\n    socket.removeListener",
        "clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener",
      ],
      ["!hadError && (query || sent.length) &&", ";(query || sent.length) &&"],
      [
        "const x = socket.write(chunk, fn)\n",
        "const x = socket ? socket.write(chunk, fn) : (error(Errors.connection('CONNECTION_CLOSED', options, socket)), true)\n",
      ],
    ],
  },
];

/** Node's hook between reading a module and running it. */
export async function load(url, context, next) {
  const loaded = await next(url, context);
  const mending = mendings.find(({ file }) => url.split("?")[0].endsWith(file));
  if (!mending || !loaded.source) return loaded;
  return { ...loaded, source: mended(Buffer.from(loaded.source).toString("utf8"), mending.changes) };
}

/** A version of the driver that reads differently is left as it is. */
function mended(source, changes) {
  if (!changes.every(([before]) => source.split(before).length === 2)) return source;
  return changes.reduce((text, [before, after]) => text.replace(before, () => after), source);
}
