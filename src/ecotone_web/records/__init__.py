"""All tables of the workbench, in one line of migrations. Who writes to them: the `acts` of the rooms."""
