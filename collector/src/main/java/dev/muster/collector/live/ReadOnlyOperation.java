package dev.muster.collector.live;

/**
 * One operation that the collector may call.
 *
 * @param service as the AWS command line names it: `sso-admin`
 * @param client as the AWS SDK for Java names its client: `SsoAdmin`
 * @param name of the operation: `ListInstances`
 * @param action that IAM must allow for it: `sso:ListInstances`
 */
public record ReadOnlyOperation(
        String service, String client, String name, String action, Reach reach, OperationFamily family) {}
