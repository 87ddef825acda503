package dev.muster.collector.live;

/** An account in scope. @param status as the organization says, `ACTIVE` where nobody asked it */
public record TargetAccount(String id, String status) {

    static final String ACTIVE = "ACTIVE";

    static TargetAccount active(String id) {
        return new TargetAccount(id, ACTIVE);
    }

    public boolean isActive() {
        return status.equals(ACTIVE);
    }
}
