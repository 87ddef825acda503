package dev.muster.api.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The root user of a sample account: with a hardware token, unless the story says otherwise. */
final class SampleRoot {

    private final Instant created;
    private boolean mfa = true;
    private boolean virtualDevice;
    private @Nullable Instant keyCreated;
    private @Nullable Instant used;

    SampleRoot(Instant created) {
        this.created = created;
    }

    SampleRoot virtualDevice() {
        virtualDevice = true;
        return this;
    }

    SampleRoot withoutMfa() {
        mfa = false;
        return this;
    }

    SampleRoot key(Instant since) {
        keyCreated = since;
        return this;
    }

    SampleRoot signedIn(Instant at) {
        used = at;
        return this;
    }

    Instant created() {
        return created;
    }

    boolean mfa() {
        return mfa;
    }

    boolean hasVirtualDevice() {
        return mfa && virtualDevice;
    }

    /** When its access key was made; null when it has none. */
    @Nullable
    Instant keyCreated() {
        return keyCreated;
    }

    /** When it last signed in; null when there is no record. */
    @Nullable
    Instant used() {
        return used;
    }
}
