package dev.muster.rules.reading;

/** A control and the id of what it judges. */
record Judged(String control, String resource) implements Comparable<Judged> {

    @Override
    public int compareTo(Judged other) {
        int byControl = control.compareTo(other.control);
        return byControl != 0 ? byControl : resource.compareTo(other.resource);
    }
}
