package dev.muster.api.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A user of the sample as the story writes it down. */
final class SampleUser {

    final String name;
    final Instant created;
    final List<String> groups = new ArrayList<>();
    final List<String> attached = new ArrayList<>();
    final List<String> inline = new ArrayList<>();
    final List<SampleKey> keys = new ArrayList<>();
    final Map<String, String> tags = new TreeMap<>();

    @Nullable
    Instant passwordChanged;

    @Nullable
    Instant passwordUsed;

    @Nullable
    String device;

    @Nullable
    String boundary;

    SampleUser(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    SampleUser in(String... names) {
        groups.addAll(List.of(names));
        return this;
    }

    /** @param policies of AWS with `aws/` before their names */
    SampleUser attach(String... policies) {
        attached.addAll(List.of(policies));
        return this;
    }

    SampleUser inline(String policy) {
        inline.add(policy);
        return this;
    }

    /** A console password. @param used null when nobody ever signed in */
    SampleUser console(Instant changed, @Nullable Instant used) {
        passwordChanged = changed;
        passwordUsed = used;
        return this;
    }

    /** An authenticator app. */
    SampleUser app() {
        device = "mfa/" + name;
        return this;
    }

    /** A FIDO security key. */
    SampleUser securityKey() {
        device = "u2f/user/" + name + "/titan-" + name.length();
        return this;
    }

    SampleUser key(Instant keyCreated, @Nullable Instant used, String service) {
        keys.add(new SampleKey(true, keyCreated, used, service));
        return this;
    }

    SampleUser inactiveKey(Instant keyCreated, @Nullable Instant used, String service) {
        keys.add(new SampleKey(false, keyCreated, used, service));
        return this;
    }

    SampleUser bounded(String policy) {
        boundary = policy;
        return this;
    }

    SampleUser tag(String key, String value) {
        tags.put(key, value);
        return this;
    }
}
