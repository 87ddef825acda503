package dev.muster.collector.live;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Refuses every operation that is not declared, before anything of it leaves the process. */
final class ReadOnlyGuard implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        ReadOnlyOperation operation = ReadOnlyOperations.find(service, name)
                .orElseThrow(() -> SdkClientException.create("`" + service + ":" + name
                        + "` is not on the list of read-only operations: it was not called"));
        CallTrace trace = attributes.getAttribute(CallTrace.ATTRIBUTE);
        if (trace != null) {
            trace.recognised(operation);
        }
    }
}
