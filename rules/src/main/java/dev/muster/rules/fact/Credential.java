package dev.muster.rules.fact;

/**
 * A console password or access key of a user, or what may be one.
 *
 * @param user the user's ARN
 * @param kind `PASSWORD` or `ACCESS_KEY`
 * @param name for reasons: `console password`, `access key AKIA…`
 * @param exists whether there is such a credential at all, active or not
 * @param age since it was made or changed
 * @param used whether it was ever used
 * @param idle since the last use; for one that was never used, since it was made or changed
 * @param afterUser how long after the user it was made
 */
public record Credential(
        String user,
        String kind,
        String name,
        Answer exists,
        Answer active,
        Age age,
        Answer used,
        Age idle,
        Age afterUser) {}
