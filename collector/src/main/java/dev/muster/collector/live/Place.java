package dev.muster.collector.live;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Where the collector begins: the partition, and the region whose token service is asked. */
record Place(Partition partition, Region region) {

    /** @param given partition; null for that of the region that environment or profile name */
    static Place of(@Nullable Partition given) throws CollectionFailedException {
        Region configured = configured();
        if (configured == null || configured.isGlobalRegion()) {
            Partition partition = given == null ? Partition.AWS : given;
            return new Place(partition, partition.home());
        }
        String id = configured.metadata() == null
                ? Partition.AWS.id()
                : configured.metadata().partition().id();
        if (given == null) {
            return new Place(Partition.ofId(id), configured);
        }
        return new Place(given, given.id().equals(id) ? configured : given.home());
    }

    private static @Nullable Region configured() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException none) {
            return null;
        }
    }
}
