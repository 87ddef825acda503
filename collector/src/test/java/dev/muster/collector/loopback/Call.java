package dev.muster.collector.loopback;

import java.util.Map;

/**
 * One request as the endpoint understood it.
 *
 * @param service its signing name: `iam`, `sso`, `access-analyzer` …
 * @param account that the credentials belong to
 * @param session name of the assumed role and of the session (`reader/muster`), or of the user, whose credentials signed it
 * @param region that it was signed for
 * @param parameters flat, as the query protocol names them: `Filter.member.1`
 */
public record Call(
        String service,
        String operation,
        String account,
        String session,
        String region,
        Map<String, String> parameters) {

    public Call {
        parameters = Map.copyOf(parameters);
    }

    /** The value of a parameter; empty when it was not given. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
