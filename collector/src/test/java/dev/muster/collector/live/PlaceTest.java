package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class PlaceTest {

    private static final String PROPERTY = "aws.region";

    private final String before = System.getProperty(PROPERTY);

    @BeforeEach
    void inChina() {
        System.setProperty(PROPERTY, "cn-northwest-1");
    }

    @AfterEach
    void back() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void thePartitionIsThatOfTheConfiguredRegion() throws Exception {
        assertThat(Place.of(null)).isEqualTo(new Place(Partition.AWS_CN, Region.CN_NORTHWEST_1));
        assertThat(Place.of(Partition.AWS_CN).region()).isEqualTo(Region.CN_NORTHWEST_1);
    }

    @Test
    void aRegionOfAnotherPartitionThanTheGivenOneIsNotUsed() throws Exception {
        assertThat(Place.of(Partition.AWS_US_GOV)).isEqualTo(new Place(Partition.AWS_US_GOV, Region.US_GOV_WEST_1));
    }

    @Test
    void aPartitionThatCannotBeCollectedIsNamed() {
        System.setProperty(PROPERTY, "us-iso-east-1");

        assertThatThrownBy(() -> Place.of(null))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessage("`aws-iso` is no partition that can be collected: give aws, aws-cn, aws-us-gov");
    }
}
