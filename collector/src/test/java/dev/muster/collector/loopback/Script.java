package dev.muster.collector.loopback;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What is to happen to which calls, in the order in which it was said. */
public final class Script {

    private record Line(Rule rule, Fault fault, AtomicInteger matched) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** Adds a line. */
    public Script on(Rule rule, Fault fault) {
        lines.add(new Line(rule, fault, new AtomicInteger()));
        return this;
    }

    /** Forgets all lines. */
    public void clear() {
        lines.clear();
    }

    /** What happens to this call; it counts for every line that it matches. */
    List<Fault> faults(Call call) {
        return lines.stream()
                .filter(line -> line.rule().matches(call))
                .filter(line -> {
                    int number = line.matched().incrementAndGet();
                    return number >= line.rule().first()
                            && number <= line.rule().last();
                })
                .map(Line::fault)
                .toList();
    }
}
