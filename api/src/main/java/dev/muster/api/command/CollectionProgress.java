package dev.muster.api.command;

import dev.muster.collector.live.CollectionMeter;
import dev.muster.collector.live.CollectionStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Shows how far a collection is: a line that is redrawn on a terminal, a plain line every half minute elsewhere. */
final class CollectionProgress implements AutoCloseable {

    private static final long REDRAWN_EVERY_MILLIS = 500;
    private static final long PLAIN_EVERY_MILLIS = 30_000;

    private final CollectionMeter meter;
    private final PrintWriter err;
    private final boolean terminal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "muster-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> shown;

    private CollectionProgress(CollectionMeter meter, PrintWriter err, boolean terminal) {
        this.meter = meter;
        this.err = err;
        this.terminal = terminal;
        long period = terminal ? REDRAWN_EVERY_MILLIS : PLAIN_EVERY_MILLIS;
        this.shown = timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    }

    static CollectionProgress start(CollectionMeter meter, PrintWriter err, boolean terminal) {
        return new CollectionProgress(meter, err, terminal);
    }

    /** An account is done, of which a line was printed. */
    void refresh() {
        if (terminal) {
            show();
        }
    }

    private synchronized void show() {
        String line = line(meter.status());
        if (terminal) {
            err.print(erased(true) + line);
        } else {
            err.println("muster: " + line);
        }
        err.flush();
    }

    /** What takes the drawn line away; nothing elsewhere than on a terminal. */
    static String erased(boolean terminal) {
        return terminal ? "\r\u001b[K" : "";
    }

    static String line(CollectionStatus status) {
        Duration left = status.left();
        return String.format(
                Locale.ROOT,
                "%d of %d accounts, %d calls, %.1f a second, %d throttled%s",
                status.done(),
                status.total(),
                status.calls(),
                status.callsPerSecond(),
                status.throttles(),
                left == null || left.isZero() ? "" : ", about " + spoken(left) + " left");
    }

    private static String spoken(Duration left) {
        return left.toMinutes() > 1 ? left.toMinutes() + " min" : Math.max(1, left.toSeconds()) + " s";
    }

    @Override
    public void close() {
        shown.cancel(false);
        timer.shutdownNow();
        if (terminal) {
            err.print(erased(true));
            err.flush();
        }
    }
}
