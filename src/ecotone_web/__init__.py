"""The workbench: a space where a convening team keeps and sees its landscape. It stands on the library `ecotone`."""
