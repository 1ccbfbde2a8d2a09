"""The domain: values that anyone may import, and mapped classes that only services and store see."""
