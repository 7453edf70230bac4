"""The world: Telegram, disks, clocks, settings.

Its rooms are strangers to each other; below them lies `bot.wire`; only `bot.app` knows everyone.
"""

import os

# One core reads a short text faster than two that wait for each other, and far faster where the other is busy: measured 0.4 ms
# against 10. numpy looks at this when it is first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
