package dev.muster.collector.loopback;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Which credentials belong to whom. */
final class Sessions {

    /** Whose credentials they are. */
    record Session(String account, String name) {}

    private final Map<String, Session> byKey = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    /** Makes the credentials of a session. */
    Credentials open(String account, String name) {
        String key = "ASIA%016d".formatted(number.getAndIncrement());
        byKey.put(key, new Session(account, name));
        return new Credentials(key, "secret-of-" + key, tokenOf(key));
    }

    /** Whose the credentials are; empty where the token is not the key's. */
    Optional<Session> of(String accessKey, String sessionToken) {
        return sessionToken.equals(tokenOf(accessKey)) ? Optional.ofNullable(byKey.get(accessKey)) : Optional.empty();
    }

    private static String tokenOf(String accessKey) {
        return "token-of-" + accessKey;
    }
}
